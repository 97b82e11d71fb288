@echo off
rem Made by scripts/campaign/storage/launchers.py. ASCII only: what staff read comes from Python.
setlocal EnableExtensions EnableDelayedExpansion
set "SHUANGXUAN_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
if not exist "%~dp0..\run_all.py" goto unpack
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"
set PYTHON="%~dp0..\..\python\python.exe"
if not exist %PYTHON% goto installed
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
:installed
set PYTHON=py -3
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
set PYTHON=python
%PYTHON% -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
echo Python 3.11 or newer was not found.
type "%~dp0..\campaign\no_python.txt"
set "CODE=2"
goto end
:unpack
echo This file is alone. Unpack the whole zip file first, then start it in the unpacked folder.
set "CODE=2"
goto end
:run
%PYTHON% -X utf8 "%~dp0..\run_all.py" --adopt %*
set "CODE=%ERRORLEVEL%"
:end
if not "%NO_PAUSE%"=="1" pause
exit /b %CODE%
