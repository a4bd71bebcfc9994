# shellcheck shell=bash
# The command "standalone" of the launcher, which reads this file: it defines "here", "refuse", "misuse", "use_jdk" and "need_maven".

: "${here:?read by the launcher}"

# Writes one archive with all that a company installs.
standalone() {
  [ $# -eq 2 ] && [ "$1" = --tar ] || misuse 'standalone takes --tar with a file.'
  local target folder=$here/target/standalone source=$here/webapp/standalone/src/main/package log
  target=$(realpath -m -- "$2")
  [ -d "$(dirname -- "$target")" ] || refuse "there is no folder $(dirname -- "$target")."
  use_jdk
  need_maven
  log=$folder/build.log
  rm -rf "$folder"
  mkdir -p "$folder/countersign"
  echo 'Building the product for a company; this takes some minutes ...' >&2
  (cd "$here" && mvn -B -ntp -pl webapp/standalone -am package -Dmaven.test.skip -Dspotless.check.skip) >"$log" 2>&1 ||
    { tail -n 40 "$log" >&2; refuse "the build failed; its whole log is $log"; }
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$here"/webapp/standalone/target/webapp-standalone-*-boot.jar extract \
    --application-filename application.jar --destination "$folder/countersign" --force >>"$log" 2>&1 ||
    refuse "what was built cannot be unpacked; $log says why"
  cp -R "$source/." "$folder/countersign"
  cp "$here/docs/standalone.md" "$here/docs/configuration.md" "$folder/countersign"
  git -C "$here" describe --always --dirty >"$folder/countersign/VERSION" 2>/dev/null || echo unknown >"$folder/countersign/VERSION"
  # The same sources give the same archive, whoever packs them.
  tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime=@0 -cf - countersign | gzip -n >"$target"
  printf '%s\n' "$target"
}
