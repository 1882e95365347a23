using System.Security.Cryptography;
using System.Text;
using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Scripts;

namespace Gromozeka.FluentMigrations.Sqlite.Scripts;

/// <summary>Writes scripts for the sqlite3 shell.</summary>
internal sealed class SqliteScriptWriter(SqliteDatabase database) : IScriptWriter
{
    public IDatabase ForScripts() => database.ForScripts();

    public IEnumerable<string> Statements(DatabaseCommand command) => SqlText.Of(command, database.Quoter);

    public string Write(MigrationScript script)
    {
        var foreignKeys = $"PRAGMA foreign_keys = {(database.EnforcesForeignKeys ? "ON" : "OFF")};";
        var isGuarded = script.IsIdempotent || script.Parts.Any(part => part.Preparation.Concat(part.Actions).Any(ScriptLines.IsChecked));
        var lines = new ScriptLines(database.Quoter, foreignKeys, isGuarded);
        var text = new StringBuilder();
        text.AppendLine(SqlText.Comment(script.Title));
        Append(text, Start(script.IsIdempotent));
        text.AppendLine(foreignKeys);
        if (isGuarded)
            Append(text, ScriptGuard.Create());
        foreach (var (part, index) in script.Parts.Select((part, index) => (part, index)))
        {
            text.Append(
                Scripted(part, () =>
                    script.IsIdempotent
                        ? Skippable(script, part, lines, isFirst: index == 0)
                        : Plain(part.Preparation.Concat(part.Actions), Title(part), lines)
                )
            );
        }

        if (isGuarded)
            text.AppendLine().AppendLine(ScriptGuard.Drop);
        return text.ToString();
    }

    /// <summary>
    /// The shell goes on after an error unless told otherwise, and would commit the rest of a step of which a statement failed. If it stays
    /// open, as on a terminal, so does the transaction of that step: a script that is read next must not commit it.
    /// </summary>
    private static IEnumerable<string> Start(bool isIdempotent) =>
        [
            SqlText.Comment("For the sqlite3 shell. Another tool must leave out the line .bail on, and stop at the first error itself."),
            .. isIdempotent
                ? [SqlText.Comment("Each step is skipped if it was already applied. It uses a file in the temporary folder.")]
                : Array.Empty<string>(),
            ".bail on",
            SqlText.Comment("This fails if a transaction is open:"),
            "BEGIN;",
            "ROLLBACK;",
        ];

    private static string Scripted(ScriptPart part, Func<string> write)
    {
        try
        {
            return write();
        }
        catch (DatabaseOperationNotSupportedException cause)
        {
            throw new MigrationException(
                ErrorCodes.NotScriptable,
                $"{(part.Step is { } step ? $"Migration {step.Migration}" : "The version table")} cannot be written as a script.",
                cause.Message,
                "nothing was written",
                "apply it with a run",
                cause
            );
        }
    }

    private static string Title(ScriptPart part) =>
        part.Step is { } step ? $"Migration {step.Migration}, {step.Direction.ToString().ToLowerInvariant()}" : "The version table";

    private static string Plain(IEnumerable<DryRunAction> actions, string title, ScriptLines lines)
    {
        var text = new StringBuilder();
        Append(text, lines.Of(actions));
        return text.Length == 0 ? "" : new StringBuilder().AppendLine().AppendLine(SqlText.Comment(title)).Append(text).ToString();
    }

    /// <summary>
    /// A step that is skipped if it was already applied. The shell has no IF, so either its statements or nothing is written to a file,
    /// which is then read if its content is as expected. Statements that create the version table are repeatable themselves.
    /// </summary>
    private string Skippable(MigrationScript script, ScriptPart part, ScriptLines lines, bool isFirst)
    {
        var history = SqlText.Read(database.Quoter.QuoteTableName(script.VersionTable.TableName, null));
        var version = SqlText.Read(database.Quoter.QuoteColumnName(script.VersionTable.ColumnName));
        var text = new StringBuilder();
        text.Append(Plain(part.Preparation.Select(Repeatable), "The version table", lines));
        if (isFirst)
            text.AppendLine()
                .AppendLine(
                    ScriptGuard.Look(ScriptGuard.History, ScriptGuard.HistoryFits(history, version, script.Applied, script.Versions))
                );
        if (part.Step is not { } step)
            return text.ToString();
        var isUp = step.Direction == StepDirection.Up;
        var body = Plain(part.Actions, Title(part), lines).Trim() + "\n";
        var file = SqlText.Literal(FileFor(body));
        text.AppendLine()
            .AppendLine(SqlText.Comment($"Skipped if version {step.Migration.Version} is {(isUp ? "recorded" : "not recorded")}."));
        text.AppendLine(
            $"CREATE TEMP TABLE fm_step AS SELECT CASE WHEN {(isUp ? "" : "NOT ")}EXISTS (SELECT 1 FROM {history} WHERE {version} = "
                + $"{step.Migration.Version})"
        );
        text.AppendLine($"  THEN '' ELSE {SqlText.Literal(body)} END AS text;");
        text.AppendLine($"SELECT '{(isUp ? "applying" : "undoing")} version {step.Migration.Version}' FROM temp.fm_step WHERE text <> '';");
        text.AppendLine(
            ScriptGuard.Look(
                ScriptGuard.File,
                $"writefile({file}, (SELECT text FROM temp.fm_step)) IS (SELECT length(CAST(text AS BLOB)) FROM temp.fm_step)"
            )
        );
        text.AppendLine(ScriptGuard.Look(ScriptGuard.File, $"CAST(readfile({file}) AS TEXT) IS (SELECT text FROM temp.fm_step)"));
        text.AppendLine($".read {Argument(FileFor(body))}");
        text.AppendLine(ScriptGuard.Look(ScriptGuard.File, $"writefile({file}, '') = 0"));
        text.AppendLine("DROP TABLE temp.fm_step;");
        return text.ToString();
    }

    /// <summary>The same script always has the same file name, and another script has another one.</summary>
    private static string FileFor(string body) =>
        Path.Combine(Path.GetTempPath(), $"dotnet-fm-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..32]}.sql");

    /// <summary>A path as an argument of a shell command, whatever characters it contains.</summary>
    private static string Argument(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static void Append(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            text.AppendLine(line);
    }

    private static DryRunAction Repeatable(DryRunAction action) =>
        action is DryRunAction.Run { Command: SqlCommand { Rows.Count: 0 } command }
            ? new DryRunAction.Run(command with { Sql = IfNotExists(command.Sql) })
            : action;

    private static string IfNotExists(string sql) =>
        sql.StartsWith("CREATE TABLE \"", StringComparison.Ordinal) ? "CREATE TABLE IF NOT EXISTS" + sql["CREATE TABLE".Length..]
        : sql.StartsWith("CREATE UNIQUE INDEX \"", StringComparison.Ordinal)
            ? "CREATE UNIQUE INDEX IF NOT EXISTS" + sql["CREATE UNIQUE INDEX".Length..]
        : sql;
}
