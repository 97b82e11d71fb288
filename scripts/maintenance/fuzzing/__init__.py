"""Damaging workbooks on purpose: `mutations` make them, `trial` reads them, `fuzz_readers` counts.

mutations   damage to the bytes of a file, to the parts inside it, to single cells
trial       one damaged file put into a copy of the sample campaign, and the campaign read
"""
