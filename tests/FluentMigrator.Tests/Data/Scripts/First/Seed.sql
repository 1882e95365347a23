SELECT 'first'
