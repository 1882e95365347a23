#!/usr/bin/env bash
# Checks the migrations of a project: build, validate, plan, bundle. Runs on a build server and on a developer's machine; changes no database.
#
#   FM_PROJECT=src/Shop .github/check-migrations.sh
#
# FM_PROJECT      the project with the migrations, relative to the root of the repository
# BASE            what the plan starts from: the migrations of this branch (origin/main), applied to a new database; or
# BACKUP          a backup of a real database, which is copied
# OUTPUT          where plan.md, plan.json, validate.json and bundle/ go (artifacts/migrations)
# BUNDLE_OPTIONS  for example: --self-contained --runtime linux-arm64
#
# Writes the plan to stdout. The exit code is that of the first command of dotnet fm that failed (docs/cli.md lists them); 2 if the project
# does not build.
set -euo pipefail
: "${FM_PROJECT:?names the project with the migrations}"
if [ -n "${BACKUP:-}" ]; then
    [ -f "$BACKUP" ] || { echo "BACKUP names no file: $BACKUP" >&2; exit 2; }
    BACKUP="$(cd "$(dirname "$BACKUP")" && pwd)/${BACKUP##*/}"
fi
cd "$(git rev-parse --show-toplevel)"
FM_PROJECT="${FM_PROJECT#"$PWD"/}"
base="${BASE:-origin/main}"
output="${OUTPUT:-artifacts/migrations}"
[ "${GITHUB_ACTIONS:-}" != true ] || annotations=--github
fm() { dotnet fm "$@" ${annotations:-}; }

work="$(mktemp -d)"
clean_up() {
    [ ! -d "$work/base" ] || git worktree remove --force "$work/base"
    rm -rf "$work"
}
trap clean_up EXIT
mkdir -p "$output"
rm -rf "${output:?}"/{plan.md,plan.json,validate.json,bundle}
code=0
failed() { [ "$code" -ne 0 ] || code="$1"; }

echo "== build" >&2
dotnet build "$FM_PROJECT" --nologo -v quiet >&2 || failed 2

export FM_CONNECTION="Data Source=$work/plan.db"
if [ -n "${BACKUP:-}" ]; then
    from="a copy of ${BACKUP##*/}"
    cp "$BACKUP" "$work/plan.db"
else
    from="a new database with the migrations of $base"
    echo "== $from" >&2
    start="$(git merge-base HEAD "$base")" || {
        said="$base has no commit in common with this branch here: fetch both with their history (fetch-depth: 0), or set BASE"
        echo "$said" >&2
        printf '## Migration plan: it failed\n\n%s\n' "$said" >"$output/plan.md"
        exit 2
    }
    git worktree add --quiet --detach "$work/base" "$start"
    if [ ! -e "$work/base/$FM_PROJECT" ]; then
        from="a new database without migrations, because $base has no $FM_PROJECT"
    else
        ended=0
        dotnet fm migrate --project "$work/base/$FM_PROJECT" --allow-breaking-changes --quiet 2>"$work/log" || ended=$?
        cat "$work/log" >&2
        if [ "$ended" -ne 0 ] && grep -q "^GM703 .* has no migrations" "$work/log"; then
            from="a new database without migrations, because $base has none"
        elif [ "$ended" -ne 0 ]; then
            printf '## Migration plan: it failed\n\nThe plan needs %s, which failed: see the log.\n' "$from" | tee "$output/plan.md"
            exit "$ended"
        fi
    fi
fi

echo "== validate" >&2
fm validate --exit-code --json >"$output/validate.json" || {
    failed $?
    [ -n "${annotations:-}" ] || dotnet fm validate >&2 || true
}

echo "== plan" >&2
fm plan --allow-breaking-changes --json >"$output/plan.json" || failed $?
{
    # Its errors have just been written.
    dotnet fm plan --allow-breaking-changes --markdown 2>/dev/null || failed $?
    echo "_Planned on $from._"
} >"$output/plan.md"
cat "$output/plan.md"

if [ "$code" -eq 0 ]; then
    echo "== all migrations on a new database" >&2
    FM_CONNECTION="Data Source=$work/new.db" fm migrate --allow-breaking-changes --quiet || failed $?
fi

if [ "$code" -eq 0 ]; then
    echo "== bundle" >&2
    # shellcheck disable=SC2086 # Several options.
    fm bundle --output "$output/bundle/" --force ${BUNDLE_OPTIONS:-} >&2 || failed $?
fi
exit "$code"
