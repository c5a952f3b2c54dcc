-- region:script
local left = tonumber(redis.call('GET', KEYS[1]) or 0)
if left < 1 then
	return 'sold out'
end
redis.call('DECR', KEYS[1])
return 'claimed'
-- endregion
