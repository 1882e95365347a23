using System.Text;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Rehearsal;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>Writes a rehearsed run as SQL: each step in a transaction of its own, with its version row, as the run itself does it.</summary>
internal sealed class ScriptWriter(IDatabase database, MigrationOptions options)
{
    private const string LogTable = "\"migration_log\"";
    private const string GuardFile = "dotnet-fm-step.sql";

    /// <summary>The script; with <paramref name="isIdempotent"/> one that the sqlite3 shell runs any number of times.</summary>
    public string Write(RehearsedRun run, bool isIdempotent, string from)
    {
        var text = new StringBuilder();
        text.AppendLine(SqlText.Comment($"{from}, to version {run.After.CurrentVersion}. Written by dotnet fm."));
        if (isIdempotent)
        {
            text.AppendLine(SqlText.Comment($"For the sqlite3 shell: each step is skipped where it was applied. The file {GuardFile} is made and overwritten."));
            text.AppendLine(".bail on");
        }

        foreach (var part in run.Parts)
            text.Append(isIdempotent ? Guarded(part) : Plain(part.Actions, Title(part)));
        return text.ToString();
    }

    private static string Title(RehearsedPart part) => part.Steps.Count == 0
        ? "The version table"
        : string.Join(", ", part.Steps.Select(step => $"Migration {step.Migration}, {step.Direction.ToString().ToLowerInvariant()}"));

    private string Plain(IEnumerable<RehearsedAction> actions, string title)
    {
        var text = new StringBuilder().AppendLine().AppendLine(SqlText.Comment(title));
        var rebuilds = false;
        foreach (var line in actions.SelectMany(action => Lines(action, ref rebuilds)))
            text.AppendLine(line);
        return text.ToString();
    }

    private IEnumerable<string> Lines(RehearsedAction action, ref bool rebuilds)
    {
        switch (action)
        {
            case RehearsedAction.Begin begin:
                rebuilds = begin.RebuildsTables;
                return rebuilds ? ["PRAGMA foreign_keys = OFF;", "BEGIN IMMEDIATE;"] : ["BEGIN IMMEDIATE;"];
            case RehearsedAction.Run { Command: SqlCommand { Rows.Count: > 0 } row } when row.Sql.Contains(LogTable, StringComparison.Ordinal):
                // Who ran a step and how long it took is not known here.
                return [];
            case RehearsedAction.Run run:
                return SqlText.Of(run.Command, database.Quoter);
            case RehearsedAction.Commit when rebuilds:
                return ["COMMIT;", "PRAGMA foreign_keys = ON;", "PRAGMA foreign_key_check;"];
            case RehearsedAction.Commit:
                return ["COMMIT;"];
            default:
                return ["ROLLBACK;"];
        }
    }

    /// <summary>
    /// What a step is guarded by: the shell has no IF, so the statements are written to a file, or nothing is, and the file is read.
    /// What makes the version table is found out by its statements themselves, and stands outside.
    /// </summary>
    private string Guarded(RehearsedPart part)
    {
        var split = part.LedgerActions;
        var text = new StringBuilder();
        if (split > 0)
            text.Append(Plain(part.Actions.Take(split).Select(Repeatable), "The version table"));
        if (part.Steps.Count == 0)
            return text.ToString();
        var names = OwnTables.VersionTable(options);
        var version = part.Steps[^1].Migration.Version;
        var table = database.Quoter.QuoteTableName(names.TableName, null);
        var body = Plain(part.Actions.Skip(split), Title(part)).Trim() + "\n";
        text.AppendLine().AppendLine(SqlText.Comment($"Skipped where version {version} is recorded."));
        text.AppendLine($"SELECT 'applying version {version}' WHERE writefile('{GuardFile}', CASE WHEN EXISTS (SELECT 1 FROM {table} WHERE {database.Quoter.QuoteColumnName(names.ColumnName)} = {version})");
        text.AppendLine($"  THEN '' ELSE {database.Quoter.QuoteValue(body)} END) > 0;");
        text.AppendLine($".read {GuardFile}");
        return text.ToString();
    }

    private static RehearsedAction Repeatable(RehearsedAction action) => action is RehearsedAction.Run { Command: SqlCommand { Rows.Count: 0 } command }
        ? new RehearsedAction.Run(command with { Sql = IfNotExists(command.Sql) })
        : action;

    private static string IfNotExists(string sql) =>
        sql.StartsWith("CREATE TABLE \"", StringComparison.Ordinal) ? "CREATE TABLE IF NOT EXISTS" + sql["CREATE TABLE".Length..]
        : sql.StartsWith("CREATE UNIQUE INDEX \"", StringComparison.Ordinal) ? "CREATE UNIQUE INDEX IF NOT EXISTS" + sql["CREATE UNIQUE INDEX".Length..]
        : sql;
}
