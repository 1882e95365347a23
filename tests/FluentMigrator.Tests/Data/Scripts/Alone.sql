SELECT '$(name)'
