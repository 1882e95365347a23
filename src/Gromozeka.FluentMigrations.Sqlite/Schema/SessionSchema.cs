using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>The schema as one session reads it. Caches each table that it has read, and keeps it up to date.</summary>
internal sealed class SessionSchema(SqliteSession session, SessionStatements statements) : ISchemaReader
{
    private readonly Dictionary<string, KnownTable> _known = [];

    private SqliteSchemaReader Reader => new(session, session.Handle, _known);

    public long SchemaRevision() => session.IsNew ? 0 : (long)statements.Repeated("PRAGMA schema_version").ExecuteScalar()!;

    public SchemaSnapshot ReadSchema() => session.IsNew ? new SchemaSnapshot([], [], NameComparer.Tables) : Reader.Read();

    public IReadOnlyList<TableName> ReadTableNames() => session.IsNew ? [] : Reader.ReadNames();

    public bool HasTable(TableName name) => !session.IsNew && Reader.Has(name);

    public bool HasRows(TableName table)
    {
        try
        {
            using var command = session.CreateCommand(
                $"SELECT EXISTS (SELECT 1 FROM {SqliteQuoter.ExactTable(table.Name, table.Schema.Length == 0 ? Names.Main : table.Schema)})"
            );
            return (long)command.ExecuteScalar()! != 0;
        }
        catch (SqliteException)
        {
            // A fault of the file itself will occur again in the next operation, and is explained there.
            return true;
        }
    }

    public TableShape? ReadTable(TableName name) => session.IsNew || !IsMain(name) ? null : Reader.Read(name.Name);

    /// <summary>For an attached file, only the names of the tables are read.</summary>
    private static bool IsMain(TableName name) => name.Schema.Length == 0 || Names.Same(name.Schema, Names.Main);

    public IReadOnlyList<TriggerShape> ReadTriggers() => session.IsNew ? [] : Reader.ReadTriggers();
}
