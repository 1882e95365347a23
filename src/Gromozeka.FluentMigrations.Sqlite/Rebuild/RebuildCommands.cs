using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>The commands of one rebuild: SQLite's procedure, and what depends on the rows besides.</summary>
internal static class RebuildCommands
{
    private const string Statistics = $"SELECT count(*) FROM {{0}}.sqlite_stat1 WHERE tbl = @p0 {NameCollation.Same}";

    public static IEnumerable<DatabaseCommand> Of(SqliteSession session, TableRebuild rebuild)
    {
        var table = rebuild.Table;
        var indexes = ContentIndexes.Rebuild(session, rebuild);
        session.Steps.Modules.Rebuilds(table.Name);
        return (session.Number("PRAGMA writable_schema") == 0 ? Array.Empty<DatabaseCommand>() : [new SqlCommand("PRAGMA writable_schema = OFF")])
            .Concat(RebuildScript.Write(rebuild, session.Number("PRAGMA legacy_alter_table") != 0, Shadows.Read(session, table.Name), HasStatistics(session, table)))
            .Concat(indexes);
    }

    private static bool HasStatistics(SqliteSession session, StoredTable table)
    {
        var schema = SqliteQuoter.Exact(table.Schema);
        return session.Number($"SELECT count(*) FROM {schema}.sqlite_master WHERE name = 'sqlite_stat1'") > 0
            && session.Number(Statistics.Replace("{0}", schema, StringComparison.Ordinal), table.Name) > 0;
    }
}
