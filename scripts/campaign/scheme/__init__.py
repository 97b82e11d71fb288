"""The rules of one campaign: 01活动方案.xlsx, declared, read, checked."""
