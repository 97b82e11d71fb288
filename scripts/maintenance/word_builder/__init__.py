"""What the Word templates and the guide are built with: python-docx, and what it has no call for.

elements   elements of Word's XML, put where the schema wants them
tables     tables of fixed widths
package    an empty document without what nobody needs; a file of always the same bytes
"""
