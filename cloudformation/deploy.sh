# shellcheck shell=bash
# The commands "image" and "deploy" of the launcher, which reads this file: it defines "here", "refuse", "misuse", "use_jdk" and "need_maven".

: "${here:?read by the launcher}"
release_folder=$here/target/release
region=
dry=

# Prints a command, and runs it unless it is a rehearsal. Nothing that it prints is a secret.
step() {
  printf '+ %s\n' "$(printf ' %q' "$@")" | sed 's/^+  /+ /' >&2
  [ -n "$dry" ] || "$@"
}

in_aws() {
  step aws --region "$region" --output text "$@"
}

# --- image ---

image() {
  local base='' to='' tar='' authorities='' architecture=arm64
  while [ $# -gt 0 ]; do
    case $1 in
      --base | --to | --tar | --authorities | --architecture) [ $# -ge 2 ] || misuse "Option $1 needs a value." ;;
      *) misuse "There is no option $1 of image." ;;
    esac
    case $1 in
      --base) base=$2 ;;
      --to) to=$2 ;;
      --tar) tar=$2 ;;
      --authorities) authorities=$2 ;;
      --architecture) architecture=$2 ;;
    esac
    shift 2
  done
  [ -n "$base" ] || misuse 'image needs --base: an image with Java 25.'
  [ -n "$to$tar" ] || misuse 'image needs --to with a registry, or --tar with a file.'
  [ -z "$authorities" ] || [ -r "$authorities" ] || refuse "The file $authorities cannot be read."
  build_release
  [ -n "$authorities" ] || { authorities=$release_folder/rds-ca.pem; fetch_authorities "$authorities"; }
  make_image "$base" "${to:-countersign:latest}" "$authorities" "$architecture" ${tar:+--tar "$tar"}
}

# The application, unpacked, the functions, and the program that makes images.
build_release() {
  local log=$release_folder/build.log
  [ -n "$dry" ] || { use_jdk; need_maven; mkdir -p "$release_folder"; rm -rf "$release_folder/application"; : >"$log"; }
  logged mvn -B -ntp -f "$here/pom.xml" -pl webapp,lambdas,cloudformation -am package -Dmaven.test.skip -Dspotless.check.skip
  logged "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djarmode=tools -jar "$here"/webapp/target/webapp-*-boot.jar extract --application-filename application.jar \
    --destination "$release_folder/application"
}

# A step that says nothing of use unless it fails.
logged() {
  if [ -n "$dry" ]; then
    step "$@"
  else
    "$@" >>"$release_folder/build.log" 2>&1 ||
      { tail -n 40 "$release_folder/build.log" >&2; refuse "the build failed; its whole log is $release_folder/build.log"; }
  fi
}

# The authorities of RDS, which each partition of AWS publishes itself.
fetch_authorities() {
  local from=https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem
  case $region in
    cn-*) from=https://rds-truststore.s3.cn-north-1.amazonaws.com.cn/global/global-bundle.pem ;;
    us-gov-*) from=https://truststore.pki.us-gov-west-1.rds.amazonaws.com/global/global-bundle.pem ;;
  esac
  step curl -fsSL --retry 3 -o "$1" "$from" ||
    refuse "the authorities of RDS cannot be fetched from $from: fetch them yourself and name the file with --authorities."
}

# Prints the image with its digest. The password of the registry is in REGISTRY_PASSWORD, if it asks for one.
make_image() {
  step "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/cloudformation/target/classes:$here/cloudformation/target/lib/*" dev.countersign.image.ImageBuild \
    --application "$release_folder/application" --authorities "$3" --base "$1" --name "$2" --architecture "$4" \
    --cache "$release_folder/cache" "${@:5}" ||
    refuse 'the image was not made.'
}

# --- deploy ---

# Parameters of the root stack that the command sets itself.
own_parameters=' MigrationImage Image Release '
needed_parameters='Environment Size BaseUrl Certificate AlarmEmail Keysets Configuration SmtpHost SmtpAccount MailFrom'
declare -A parameters=()

deploy() {
  local file='' authorities='' image='' release=''
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry=1; shift; continue ;;
      --parameters | --region | --authorities | --image | --release) [ $# -ge 2 ] || misuse "Option $1 needs a value." ;;
      *) misuse "There is no option $1 of deploy." ;;
    esac
    case $1 in
      --parameters) file=$2 ;;
      --region) region=$2 ;;
      --authorities) authorities=$2 ;;
      --image) image=$2 ;;
      --release) release=$2 ;;
    esac
    shift 2
  done
  [ -n "$file" ] || misuse 'deploy needs --parameters with a file.'
  [ -n "$release" ] || release=$(git -C "$here" rev-parse --short=12 HEAD 2>/dev/null) ||
    refuse 'this folder is no git checkout: name the release with --release.'
  read_parameters "$file"
  check_parameters "$file"
  [ -n "$dry" ] || check_account
  deploy_release "$image" "$release" "$authorities"
}

# Lines "Name=value"; empty lines and those that begin with # say nothing.
read_parameters() {
  local line name
  [ -r "$1" ] || refuse "The file $1 cannot be read."
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line =~ ^[[:space:]]*(#|$) ]] && continue
    name=${line%%=*}
    [ "$name" = BaseImage ] || root_parameters | grep -qx -- "$name" || refuse "$1: '$name' is no parameter of cloudformation/countersign.yaml."
    [[ $line == *=* ]] || refuse "$1: '$name' has no value: lines are Name=value."
    [[ $own_parameters != *" $name "* ]] || refuse "$1: deploy sets $name itself."
    parameters[$name]=${line#*=}
  done <"$1"
}

root_parameters() {
  sed -n '/^Parameters:/,/^Conditions:/s/^  \([A-Za-z]*\):$/\1/p' "$here/cloudformation/countersign.yaml"
}

check_parameters() {
  local name arn
  for name in $needed_parameters; do
    [ -n "${parameters[$name]:-}" ] || refuse "$1: the parameter $name is missing."
  done
  [ -n "$region" ] || refuse 'no region is named: use --region, or set AWS_REGION.'
  [[ ${parameters[Certificate]} == arn:*:acm:*:certificate/* ]] ||
    refuse "$1: Certificate is the ARN of a certificate of ACM. Request one for the host of ${parameters[BaseUrl]} first."
  for name in Certificate Keysets Configuration SmtpAccount CustomerKey; do
    arn=${parameters[$name]:-}
    [ -z "$arn" ] || [ "$(cut -d: -f4 <<<"$arn")" = "$region" ] ||
      refuse "$1: $name is in the region '$(cut -d: -f4 <<<"$arn")', and the deployment is in $region."
  done
}

check_account() {
  local account status
  command -v aws >/dev/null ||
    refuse 'the AWS CLI 2 is needed and was not found: see https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html.'
  account=$(in_aws sts get-caller-identity --query Account) || refuse 'the AWS CLI has no valid credentials: sign in first.'
  [ "$account" = "$(cut -d: -f5 <<<"${parameters[Certificate]}")" ] ||
    refuse "the credentials are of account $account, and the certificate is of another."
  status=$(in_aws acm describe-certificate --certificate-arn "${parameters[Certificate]}" --query Certificate.Status) ||
    refuse 'the certificate cannot be read.'
  [ "$status" = ISSUED ] || refuse "the certificate is $status: wait until it is issued."
}

# The image is pushed and the schema migrated before a node of the release starts. With an image that was pushed before, neither is done: that is how one
# rolls back.
deploy_release() {
  local image=$1 release=$2 authorities=$3 environment=${parameters[Environment]} migrate=
  [ -n "$image" ] || migrate=1
  build_release
  in_aws cloudformation deploy --stack-name "$environment-artifacts" --template-file "$here/cloudformation/artifacts.yaml" \
    --no-fail-on-empty-changeset --parameter-overrides "Environment=$environment" || refuse 'the stack of artifacts was not deployed.'
  [ -n "$image" ] || image=$(push_image "$release" "$authorities") || exit 1
  package_templates "$environment" "$release"
  if [ -n "$migrate" ]; then
    deploy_root "MigrationImage=$image" "Release=$release"
    migrate_database "$environment"
  fi
  deploy_root "MigrationImage=$image" "Release=$release" "Image=$image"
  in_aws cloudformation describe-stacks --stack-name "$environment" --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]'
}

# Of a stack; in a rehearsal its name in angle brackets.
output() {
  if [ -n "$dry" ]; then
    printf '<%s of %s>\n' "$2" "$1"
  else
    aws --region "$region" --output text cloudformation describe-stacks --stack-name "$1" \
      --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" | grep . || refuse "the stack $1 does not say its $2."
  fi
}

push_image() {
  local release=$1 authorities=$2 environment=${parameters[Environment]} repository
  [ -n "${parameters[BaseImage]:-}" ] || refuse 'the parameter BaseImage is missing: an image with Java 25.'
  [ -n "$authorities" ] || { authorities=$release_folder/rds-ca.pem; fetch_authorities "$authorities"; }
  repository=$(output "$environment-artifacts" Repository) || exit 1
  # In the environment, because arguments of a process are seen by others.
  REGISTRY_PASSWORD=$(in_aws ecr get-login-password) || refuse 'ECR gave no password.'
  export REGISTRY_PASSWORD
  make_image "${parameters[BaseImage]}" "$repository:$release" "$authorities" arm64
  [ -z "$dry" ] || printf '%s@<digest>\n' "$repository"
}

package_templates() {
  local template bucket
  bucket=$(output "$1-artifacts" Bucket) || exit 1
  in_aws cloudformation package --template-file "$here/cloudformation/countersign.yaml" --s3-bucket "$bucket" \
    --s3-prefix "$2" --output-template-file "$release_folder/countersign.yaml" >/dev/null || refuse 'the templates were not packaged.'
  for template in "$here"/cloudformation/*.yaml; do
    in_aws cloudformation validate-template --template-body "file://$template" >/dev/null || refuse "AWS finds $template not valid."
  done
}

# Parameters that are not named keep the value that they have.
deploy_root() {
  local name overrides=("$@")
  for name in "${!parameters[@]}"; do
    [ "$name" = BaseImage ] || overrides+=("$name=${parameters[$name]}")
  done
  mapfile -t overrides < <(printf '%s\n' "${overrides[@]}" | LC_ALL=C sort)
  in_aws cloudformation deploy --stack-name "${parameters[Environment]}" --template-file "$release_folder/countersign.yaml" \
    --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset --parameter-overrides "${overrides[@]}" ||
    refuse "the stack was not deployed: aws cloudformation describe-stack-events --stack-name ${parameters[Environment]} says why."
}

migrate_database() {
  local definition network task code
  definition=$(output "$1" MigrationTask) || exit 1
  network=$(output "$1" MigrationNetwork) || exit 1
  task=$(in_aws ecs run-task --cluster "$1" --task-definition "$definition" --launch-type FARGATE --network-configuration "$network" \
    --query 'tasks[0].taskArn') || refuse 'the migration was not started.'
  [ -z "$dry" ] || task='<task>'
  # The command waits for ten minutes at most, and a migration can take longer.
  until in_aws ecs wait tasks-stopped --cluster "$1" --tasks "$task"; do
    echo 'The migration is still running ...' >&2
    [ "$(in_aws ecs describe-tasks --cluster "$1" --tasks "$task" --query 'tasks[0].lastStatus')" != None ] || refuse 'the migration cannot be found.'
  done
  code=$(in_aws ecs describe-tasks --cluster "$1" --tasks "$task" --query 'tasks[0].containers[0].exitCode')
  [ -n "$dry" ] || [ "$code" = 0 ] ||
    refuse "the migration failed ($code), and the nodes were left as they are: aws logs tail /countersign/$1/migration says why."
}
