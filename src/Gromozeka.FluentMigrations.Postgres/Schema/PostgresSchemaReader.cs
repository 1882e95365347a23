using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>
/// Reads the schema from the system catalogs (https://www.postgresql.org/docs/current/catalogs.html): what users have created, in all of
/// their schemas, without what belongs to an extension.
/// </summary>
internal sealed class PostgresSchemaReader(PostgresSession session) : ISchemaReader
{
    public long SchemaRevision() =>
        session.IsNew ? 0 : Convert.ToInt64(session.Connection.Read(CatalogQueries.Revision), CultureInfo.InvariantCulture);

    public SchemaSnapshot ReadSchema()
    {
        if (session.IsNew)
            return new SchemaSnapshot([], [], PostgresNames.Comparer);
        var parts = CatalogParts.Read(session.Connection, CatalogQueries.EverySchema, []);
        var objects = CatalogObjects.Read(session.Connection);
        return new SchemaSnapshot(
            parts.Tables(),
            objects.Where(one => one.Kind is SchemaObjectKind.View or SchemaObjectKind.OtherTable).Select(one => one.Table),
            PostgresNames.Comparer
        )
        {
            Objects = objects,
        };
    }

    public IReadOnlyList<TableName> ReadTableNames() =>
        session.IsNew
            ? []
            : session.Connection.Rows(
                $"SELECT n.nspname, c.relname {CatalogQueries.UserTables(CatalogQueries.EverySchema)} ORDER BY 1, 2",
                row => PostgresNames.Of(row.GetString(0), row.GetString(1))
            );

    public bool HasTable(TableName name) =>
        !session.IsNew
        && session.Connection.Read(
            $"SELECT 1 {CatalogQueries.UserTables(CatalogQueries.OneTable)}",
            PostgresNames.SchemaOf(name),
            name.Name
        )
            is not null;

    public bool HasRows(TableName table) => session.Connection.Read($"SELECT 1 FROM {session.Database.Quote(table)} LIMIT 1") is not null;

    public TableShape? ReadTable(TableName name) =>
        session.IsNew
            ? null
            : CatalogParts
                .Read(session.Connection, CatalogQueries.OneTable, [PostgresNames.SchemaOf(name), name.Name])
                .Tables()
                .FirstOrDefault();

    public IReadOnlyList<TriggerShape> ReadTriggers() =>
        session.IsNew
            ? []
            :
            [
                .. CatalogObjects
                    .Triggers(session.Connection)
                    .Where(one => one.Table.Schema.Length == 0)
                    .Select(one => new TriggerShape(one.Name, one.Table, one.Sql) { IsNamedWithinTable = true }),
            ];
}
