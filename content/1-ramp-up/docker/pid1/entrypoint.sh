#!/bin/sh
# region:entrypoint
export LISTEN=:8080
"$@"
# endregion
