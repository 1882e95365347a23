using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>A table or a view whose rows a virtual table identifies by their rowids.</summary>
/// <param name="Index">The virtual table.</param>
/// <param name="Source">The table or view.</param>
/// <param name="Key">Its column with the rowids.</param>
/// <param name="Trigger">The trigger that passes the rowids; null if the virtual table reads them itself.</param>
internal sealed record RowNumbers(VirtualTable Index, string Source, string Key, string? Trigger)
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    public static bool IsRowId(string column) => RowIdNames.Any(name => Names.Same(name, column));

    /// <summary>Whether a trigger passes the rowid of a row to a virtual table, which is the only known relation between the two.</summary>
    public static bool AreTold(string trigger, VirtualTable index)
    {
        var tokens = SqliteTokenizer.Read(trigger).ToList();
        return tokens.Mention(index.Name)
            && Enumerable
                .Range(2, Math.Max(0, tokens.Count - 2))
                .Any(place =>
                    (tokens[place - 2].Is("NEW") || tokens[place - 2].Is("OLD")) && tokens[place - 1].Is('.') && IsRowId(tokens[place].Name)
                );
    }

    /// <summary>Which rows the virtual table has the rowids of.</summary>
    public Coverage Read(IDatabaseSession session)
    {
        var numbers = $"SELECT s.{SqliteQuoter.Exact(Key)} FROM {SqliteQuoter.ExactTable(Source, Index.Schema)} s";
        try
        {
            if (Known(session) is not { } known)
                return ContentCheck.Read(session, Index) is null ? Coverage.All : Coverage.Others;
            if (IsAny(session, $"{known} EXCEPT {numbers}"))
                return Coverage.Others;
            return IsAny(session, $"{numbers} EXCEPT {known}") ? Coverage.Some : Coverage.All;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT)
        {
            return Coverage.Unknown;
        }
    }

    /// <summary>Whether the virtual table has no rowids at all.</summary>
    public bool AreNone(IDatabaseSession session) => Known(session) is { } known && !IsAny(session, known);

    private static bool IsAny(IDatabaseSession session, string sql) =>
        session.Number($"SELECT count(*) FROM (SELECT 1 FROM ({sql}) LIMIT 1)") > 0;

    /// <summary>A query for the rowids that the virtual table has; null if it only returns those of its content table.</summary>
    private string? Known(IDatabaseSession session)
    {
        if (Trigger is not null)
            return $"SELECT rowid FROM {Index.Qualified}";
        var sizes = Index.Name + "_docsize";
        return session.Number("SELECT count(*) FROM pragma_table_info(@p0, @p1)", sizes, Index.Schema) == 0
            ? null
            : $"SELECT {(Index.Module == "fts5" ? "id" : "docid")} FROM {SqliteQuoter.ExactTable(sizes, Index.Schema)}";
    }
}
