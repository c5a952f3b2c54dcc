-- KEYS stock, holds, claims, epoch. ARGV epoch, free, then buyer and
-- reservation by turns.
if tonumber(redis.call('GET', KEYS[4]) or 0) >= tonumber(ARGV[1]) then
	return 0 -- a younger snapshot is there
end
redis.call('DEL', KEYS[2], KEYS[3])
for i = 3, #ARGV, 2 do
	redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
redis.call('SET', KEYS[4], ARGV[1])
redis.call('SET', KEYS[1], ARGV[2])
return 1
