-- KEYS stock, holds, claims. ARGV buyer, reservation, back: 1 if
-- PostgreSQL has the unit free, 0 if it had none to give.
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then
	return 0 -- a repeat, or of an earlier epoch
end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1] .. ' ' .. ARGV[2])
if redis.call('EXISTS', KEYS[1]) == 1 then
	redis.call('INCRBY', KEYS[1], ARGV[3])
end
return 1
