#!/bin/sh
# region:exec
export LISTEN=:8080
exec "$@"
# endregion
