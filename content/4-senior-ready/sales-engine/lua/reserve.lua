-- KEYS stock, holds, claims. ARGV buyer, reservation, patience in ms.
local stock = redis.call('GET', KEYS[1])
if not stock then
	return {'unknown', ''} -- not the same as nothing left
end
local held = redis.call('HGET', KEYS[2], ARGV[1])
if held == ARGV[2] then
	return {'again', held}
end
if held then
	return {'other', held}
end
if tonumber(stock) < 1 then
	return {'sold-out', ''}
end
local time = redis.call('TIME')
local due = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
redis.call('DECR', KEYS[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[3], due, ARGV[1] .. ' ' .. ARGV[2])
return {'claimed', ARGV[2]}
