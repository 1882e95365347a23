SELECT 'second'
