using System.Globalization;
using System.Text.RegularExpressions;

using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Rehearsal;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>
/// Which tables a step touches, read from its statements, with the rows and bytes that they have in the database now. An estimate for
/// people: what a statement of the migration's own finds by WHERE is not known.
/// </summary>
internal sealed partial class Touches(IDatabaseSession session, IReadOnlyCollection<string> ownTables)
{
    /// <summary>A name in any of the ways that SQLite reads, with or without its schema.</summary>
    private const string Names = """\s*(?:(?:"(?:[^"]|"")+"|\w+)\s*\.\s*)?(?<name>"(?:[^"]|"")+"|\[[^\]]+\]|`[^`]+`|\w+)""";

    public IReadOnlyList<TouchNode> Of(RehearsedPart part)
    {
        var found = part.Actions.Skip(part.LedgerActions).OfType<RehearsedAction.Run>().Select(run => run.Command).OfType<SqlCommand>().SelectMany(Read).ToList();
        // A rebuild makes a new table, copies, drops the old one and takes its name.
        var renamed = found.Where(touch => touch.Change == Renames).ToDictionary(touch => touch.Table, touch => touch.Other!);
        var rebuilt = renamed.Where(pair => found.Exists(touch => touch.Change == Drops && Same(touch.Table, pair.Value))).ToList();
        var temporary = rebuilt.Select(pair => pair.Key).ToHashSet(session.NameComparer);
        var rebuiltTables = rebuilt.Select(pair => pair.Value).ToHashSet(session.NameComparer);
        return
        [
            .. rebuiltTables.Select(table => Measured(table, "rebuilds", null)),
            .. found
                .Where(touch => !temporary.Contains(touch.Table) && !rebuiltTables.Contains(touch.Table) && !ownTables.Contains(touch.Table, session.NameComparer))
                .GroupBy(touch => (touch.Table, touch.Change, Column: touch.Change == DropsColumn ? touch.Other : null))
                .Select(group => Measured(
                    group.Key.Table, group.Key.Change, group.Any(touch => touch.Rows is null) ? null : group.Sum(touch => touch.Rows!.Value), group.Key.Column)),
        ];
    }

    private const string Drops = "drops";
    private const string DropsColumn = "drops a column of";
    private const string Inserts = "inserts into";
    private const string Renames = "renames";

    private static IEnumerable<Touch> Read(SqlCommand command)
    {
        foreach (Match match in Statement().Matches(command.Sql))
        {
            var kind = Spaces().Replace(match.Groups["kind"].Value, " ").ToUpperInvariant();
            var table = Unquoted(match.Groups["name"].Value);
            yield return kind switch
            {
                "CREATE TABLE" => new Touch(table, "creates", null, 0),
                "DROP TABLE" => new Touch(table, Drops, null, null),
                "INSERT INTO" => new Touch(table, Inserts, null, Math.Max(1, command.Rows.Count)),
                "UPDATE" => new Touch(table, "updates", null, null),
                "DELETE FROM" => new Touch(table, "deletes from", null, null),
                "ALTER TABLE" when Renaming().Match(command.Sql) is { Success: true } renaming => new Touch(table, Renames, Unquoted(renaming.Groups["name"].Value), 0),
                "ALTER TABLE" when DropColumn().Match(command.Sql) is { Success: true } dropping => new Touch(table, DropsColumn, Unquoted(dropping.Groups["name"].Value), null),
                "ALTER TABLE" => new Touch(table, "alters", null, 0),
                _ => new Touch(table, "indexes", null, null),
            };
        }
    }

    private TouchNode Measured(string table, string change, long? known, string? column = null)
    {
        if (known is 0)
            return new TouchNode(table, change, 0, 0);
        if (change == Inserts)
            return new TouchNode(table, change, known, null);
        return Exists(table) && (column is null || session.ReadTable(table)?.Column(column) is not null) ? new TouchNode(table, change, Number($"SELECT count({(column is null ? "*" : Quoted(column))}) FROM {Quoted(table)}"), Bytes(table)) : new TouchNode(table, change, 0, 0);
    }

    private bool Exists(string table) => !session.IsNew && Number($"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = lower({Literal(table)})") > 0;

    /// <summary>The bytes of the values, without what a row and its indexes take besides.</summary>
    private long Bytes(string table)
    {
        var columns = new List<string>();
        using (var command = session.CreateCommand($"SELECT name FROM pragma_table_info({Literal(table)})"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                columns.Add($"coalesce(octet_length({Quoted(row.GetString(0))}), 0)");
        }

        return Number($"SELECT coalesce(sum({string.Join(" + ", columns)}), 0) FROM {Quoted(table)}");
    }

    private long Number(string sql)
    {
        using var command = session.CreateCommand(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private bool Same(string one, string other) => session.NameComparer.Equals(one, other);

    private static string Unquoted(string name) => name[0] switch
    {
        '"' => name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
        '[' or '`' => name[1..^1],
        _ => name,
    };

    private sealed record Touch(string Table, string Change, string? Other, long? Rows);

    [GeneratedRegex(
        @"(?<=^|;)\s*(?:(?<kind>CREATE\s+TABLE|DROP\s+TABLE|INSERT\s+INTO|UPDATE|DELETE\s+FROM|ALTER\s+TABLE)(?:\s+IF(?:\s+NOT)?\s+EXISTS)?|(?<kind>CREATE)\s+(?:UNIQUE\s+)?INDEX.*?\sON)" + Names,
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\sRENAME\s+TO" + Names, RegexOptions.IgnoreCase)]
    private static partial Regex Renaming();

    [GeneratedRegex(@"\sDROP\s+COLUMN" + Names, RegexOptions.IgnoreCase)]
    private static partial Regex DropColumn();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
