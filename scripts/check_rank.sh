#!/usr/bin/env bash
# The rank of one object in an open frame, with nothing of this project: only openssl.
#
#     scripts/check_rank.sh ID SEED
#
# ID is the object's id, such as uscc:91220101MA13XQYL0T; SEED is the draw's seed, 64 hexadecimal
# digits. Prints 32 of them: the rank, the lowest of which in each stratum are drawn.
set -euo pipefail

id=${1:?usage: scripts/check_rank.sh ID SEED}
seed=${2:?usage: scripts/check_rank.sh ID SEED}
[[ $seed =~ ^[0-9a-f]{64}$ ]] || { echo 'the seed is not 64 digits of 0-9a-f' >&2; exit 1; }

# Hexadecimal digits as the bytes they stand for.
bytes() { printf "$(sed 's/../\\x&/g' <<<"$1")"; }

token=$(printf 'ssj/1/object\0%s' "$id" | openssl dgst -sha256 -r | cut -c 1-32)
key=$({ printf 'ssj/1/rank\0'; bytes "$seed"; } | openssl dgst -sha256 -r | cut -c 1-64)
bytes "$token" | openssl enc -aes-256-ecb -nopad -K "$key" | od -An -v -tx1 | tr -d ' \n'
echo
