UPDATE carts SET lines = (SELECT count(*) FROM cart_lines
    WHERE user_id = $1) WHERE user_id = $1
