using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>The schema as one session reads it. Remembers each table that it has read, and brings it up to date.</summary>
internal sealed class SessionSchema(SqliteSession session, SessionStatements statements) : ISchemaReader
{
    private readonly Dictionary<string, KnownTable> _known = [];

    private SqliteSchemaReader Reader => new(session, session.Handle, _known);

    public long SchemaRevision() => session.IsNew ? 0 : (long)statements.Repeated("PRAGMA schema_version").ExecuteScalar()!;

    public SchemaSnapshot ReadSchema() => session.IsNew ? new SchemaSnapshot([], [], session.NameComparer) : Reader.Read();

    public IReadOnlyList<string> ReadTableNames() => session.IsNew ? [] : Reader.ReadNames();

    public bool HasTable(string name) => !session.IsNew && Reader.Has(name);

    public TableShape? ReadTable(string name) => session.IsNew ? null : Reader.Read(name);

    public IReadOnlyList<TriggerShape> ReadTriggers() => session.IsNew ? [] : Reader.ReadTriggers();
}
