#!/bin/sh
# Starts Mosquitto for docker-compose.yml: makes the access file at the first start, finds the plugin (its place differs by
# distribution), and puts the settings together. Everything is set by the environment:
#   MOSQUITTO_ADMIN, MOSQUITTO_ADMIN_PASSWORD   the client that may administer access (the hub)
#   MOSQUITTO_DATA      where messages and access are kept, default /mosquitto/data
#   MQTT_PORT, WS_PORT  default 1883 and 9001; an empty WS_PORT leaves WebSocket out
#   MOSQUITTO_USER      whom Mosquitto becomes, default mosquitto
set -eu
: "${MOSQUITTO_ADMIN_PASSWORD:?is not set: the hub needs it to administer access}"
data=${MOSQUITTO_DATA:-/mosquitto/data}
user=${MOSQUITTO_USER:-mosquitto}
access=$data/dynamic-security.json
settings=$data/mosquitto.conf

plugin=
for folder in /usr/lib /usr/lib64 /usr/local/lib /usr/lib/*-linux-gnu*; do
  if [ -e "$folder/mosquitto_dynamic_security.so" ]; then plugin=$folder/mosquitto_dynamic_security.so; fi
done
if [ -z "$plugin" ]; then
  echo "mosquitto_dynamic_security.so was not found: install a Mosquitto 2 that has it" >&2
  exit 1
fi

if [ ! -e "$access" ]; then
  mosquitto_ctrl dynsec init "$access" "${MOSQUITTO_ADMIN:-admin}" "$MOSQUITTO_ADMIN_PASSWORD" >/dev/null
fi
{
  cat "$(dirname "$0")/mosquitto.conf"
  echo "user $user"
  echo "persistence_location $data/"
  echo "plugin $plugin"
  echo "plugin_opt_config_file $access"
  echo "listener ${MQTT_PORT:-1883}"
  if [ -n "${WS_PORT-9001}" ]; then
    echo "listener ${WS_PORT-9001}"
    echo "protocol websockets"
  fi
} >"$settings"
if [ "$(id -u)" = 0 ]; then chown -R "$user" "$data"; fi
exec mosquitto -c "$settings"
