-- who does it and why, until the end of the transaction
SELECT set_config('orders.actor', $1, true),
       set_config('orders.reason', $2, true)
