using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// RENAME and DROP COLUMN in a schema with strings in double quotes. SQLite scans the whole schema for these statements, and fails at such
/// a string unless they are allowed. If they are, it rewrites all of them with single quotes, so that they do not become names; statements
/// that the change does not concern get their original text back.
/// </summary>
internal static partial class QuotedAlter
{
    private const string Objects = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master WHERE sql IS NOT NULL";

    /// <param name="session">The database.</param>
    /// <param name="sql">Any statement.</param>
    /// <param name="run">Runs it.</param>
    /// <exception cref="CheckFailedException">SQLite reports that something would not work after the change.</exception>
    public static void Run(SqliteSession session, string sql, Action<string> run)
    {
        try
        {
            run(sql);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == raw.SQLITE_ERROR && MayHelp(sql))
        {
            if (QuotedTexts.AreAllowed(session.Connection))
                throw;
            try
            {
                RunAllowed(session, sql, run);
            }
            catch (SqliteException again)
                when (MissingCollations.NameIn(again) is null && Broken().Match(again.Message) is { Success: true } broken)
            {
                throw SchemaWatch.Broken($"{broken.Groups["what"].Value} ({broken.Groups["fault"].Value})");
            }
        }
    }

    [GeneratedRegex("'error in (?<what>[a-z]+ .*?) after (?:rename|drop column): (?<fault>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Broken();

    private static bool MayHelp(string sql)
    {
        var tokens = SqliteTokenizer.Read(sql).Take(6).ToList();
        if (tokens.Count < 4 || !tokens[0].Is("ALTER") || !tokens[1].Is("TABLE"))
            return false;
        var verb = tokens[3].Is('.') ? tokens.ElementAtOrDefault(5) : tokens[3];
        return verb.Is("RENAME") || verb.Is("DROP");
    }

    private static void RunAllowed(SqliteSession session, string sql, Action<string> run)
    {
        var before = ReadTexts(session);
        QuotedTexts.Allow(session.Connection, true);
        try
        {
            run(sql);
        }
        finally
        {
            QuotedTexts.Allow(session.Connection, false);
        }

        Restore(session, sql, before);
    }

    private static void Restore(SqliteSession session, string sql, List<Dependent> before)
    {
        var names = SqliteTokenizer.Read(sql).Skip(2).Select(token => Names.Fold(token.Name)).ToHashSet();
        var after = ReadTexts(session).ToLookup(one => one.Key);
        var changed = before.Where(one => !one.ReadNames().Overlaps(names) && after[one.Key].Any(now => now.Sql != one.Sql)).ToList();
        if (changed.Count == 0)
            return;
        session.Run("PRAGMA writable_schema = ON");
        foreach (var one in changed)
        {
            session.Run(
                $"UPDATE {SqliteQuoter.Instance.Quote(one.Schema)}.sqlite_master SET sql = {SqliteQuoter.Instance.QuoteValue(one.Sql)} "
                    + $"WHERE type = {SqliteQuoter.Instance.QuoteValue(one.Type)} AND name = {SqliteQuoter.Instance.QuoteValue(one.Name)}"
            );
        }

        session.Run("PRAGMA writable_schema = RESET");
    }

    private static List<Dependent> ReadTexts(SqliteSession session) =>
        [
            .. session
                .Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0))
                .SelectMany(schema =>
                    session.Rows(
                        Objects.Replace("{0}", SqliteQuoter.Instance.Quote(schema), StringComparison.Ordinal),
                        row => new Dependent(schema, row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))
                    )
                ),
        ];
}
