using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// The rows that violate a foreign key before and after a step. Existing violations do not stop the step: many databases ran without
/// enforcement.
/// </summary>
internal sealed class ForeignKeyAudit
{
    private const string Tables = "SELECT DISTINCT m.name FROM {0} m JOIN pragma_foreign_key_list(m.name, @p0) f WHERE m.type = 'table'";

    private const string Columns = "SELECT name FROM pragma_table_xinfo(@p0, @p1)";

    private const string AllColumns =
        "SELECT m.name, c.name FROM {0} m JOIN pragma_table_xinfo(m.name, @p0) c WHERE m.type = 'table' AND NOT " + NameCollation.IsVirtual;

    private readonly Dictionary<string, KeyViolations> _violations = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<(string Schema, string Table, string Column)> _columns = [];
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mismatches = new(StringComparer.Ordinal);

    private ForeignKeyAudit() { }

    public static ForeignKeyAudit Read(IDatabaseSession session)
    {
        var audit = new ForeignKeyAudit();
        foreach (var schema in Schemas(session))
        {
            audit._tables.UnionWith(
                session.Rows($"SELECT name FROM {Master(schema)} WHERE type = 'table'", row => Names.Fold(row.GetString(0)))
            );
            audit._columns.UnionWith(
                session.Rows(
                    AllColumns.Replace("{0}", Master(schema), StringComparison.Ordinal),
                    row => (Names.Fold(schema), Names.Fold(row.GetString(0)), Names.Fold(row.GetString(1))),
                    schema
                )
            );
        }

        foreach (var (schema, table) in TablesWithKeys(session))
            audit.Read(session, schema, table);
        return audit;
    }

    /// <summary>The tables with foreign keys, each with its schema.</summary>
    public static IEnumerable<(string Schema, string Table)> TablesWithKeys(IDatabaseSession session) =>
        from schema in Schemas(session)
        from table in session.Rows(Tables.Replace("{0}", Master(schema), StringComparison.Ordinal), row => row.GetString(0), schema)
        select (schema, table);

    /// <summary>Compares with the violations before the step.</summary>
    /// <param name="before">The violations before the step.</param>
    /// <param name="renumberings">The rows whose rowids have changed since; rows with unknown rowids can only be counted.</param>
    /// <exception cref="CheckFailedException">There are new violations.</exception>
    public void CheckAgainst(ForeignKeyAudit before, Renumberings renumberings)
    {
        if (_mismatches.Except(before._mismatches).FirstOrDefault() is { } mismatch)
        {
            throw new CheckFailedException(
                ErrorCodes.DependentBroken,
                $"a foreign key would no longer work: {mismatch}",
                "keep a primary key or a unique index on the columns that the foreign key refers to, or delete the foreign key first"
            );
        }

        foreach (var (id, now) in _violations)
        {
            var then = before._violations.GetValueOrDefault(id)
                ?? before._violations.Values.FirstOrDefault(old => now.HasBeen(old, (one, other) => IsRenamed(before, one, other)));
            var rows = then is null ? new Violations() : renumberings.Translate(then.Rows, now.Key.Table, then.Key.Table);
            var count = rows is null ? now.Rows.Count - then!.Rows.Count : now.Rows.CountNew(rows);
            if (count > 0)
                throw Violated(now, count, rows ?? new Violations(), before.CouldHave(now));
        }
    }

    /// <summary>Whether a table was renamed: one name is new, and one is gone.</summary>
    private bool IsRenamed(ForeignKeyAudit before, string then, string now) =>
        !_tables.Contains(Names.Fold(then)) && !before._tables.Contains(Names.Fold(now));

    private static List<string> Schemas(IDatabaseSession session) =>
        session.Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0));

    private static string Master(string schema) => SqliteQuoter.ExactTable("sqlite_master", schema);

    /// <summary>Whether a key is new, and its tables and columns are not: only then are its violations there without it.</summary>
    private bool CouldHave(KeyViolations now)
    {
        var key = now.Key;
        return !_keys.Contains(key.Id)
            && key.Columns.All(column => Has(key.Table, column))
            && key.ParentColumns.Concat(now.ParentColumns).All(column => Has(key.Parent, column));

        bool Has(string table, string column) => _columns.Contains((Names.Fold(key.Schema), Names.Fold(table), Names.Fold(column)));
    }

    private static CheckFailedException Violated(KeyViolations now, long count, Violations before, bool areStored) =>
        new(
            ErrorCodes.RowsDoNotFit,
            RowCheck.Rows(now.Key.Table, "refers", "refer", $"to rows of {now.Key.Parent} that do not exist")(count)
                + $": {now.Rows.Sample(before)}"
                + (areStored ? $". To find them: {now.Query}" : ""),
            "correct the rows first. While a table is rebuilt foreign keys are off, and ON DELETE and ON UPDATE do nothing: "
                + "if the step deletes or changes rows "
                + "that others refer to, split the migration: one for the rows and one for the table"
        );

    private void Read(IDatabaseSession session, string schema, string table)
    {
        var keys = AuditedKey.Of(session, schema, table);
        _keys.UnionWith(keys.Values.Select(key => key.Id));
        var found = new Dictionary<long, KeyViolations>();
        try
        {
            session.Each(
                "SELECT fkid, rowid FROM pragma_foreign_key_check(@p0, @p1)",
                row => Of(row.GetInt64(0)).Rows.Add(row.IsDBNull(1) ? null : row.GetInt64(1)),
                table,
                schema
            );
        }
        catch (SqliteException mismatch) when (mismatch.Message.Contains("mismatch", StringComparison.Ordinal))
        {
            _mismatches.Add(mismatch.Message);
        }
        catch (SqliteException cause) when (IntegrityTexts.Of(cause) == IntegrityFault.Unchecked)
        {
            // A collation is not registered: what cannot be compared before the step cannot be compared after it.
        }

        foreach (var violations in found.Values.Where(violations => violations.Rows.HasUnnumbered))
            violations.Rows.Name(UnnumberedViolations.Read(session, violations.Key));

        KeyViolations Of(long number)
        {
            if (!found.TryGetValue(number, out var violations))
                found[number] = violations = _violations[keys[number].Id] = NewViolations(session, keys[number]);
            return violations;
        }
    }

    private static KeyViolations NewViolations(IDatabaseSession session, AuditedKey key) =>
        new(key, new Violations(), ColumnsOf(session, key.Schema, key.Table), ColumnsOf(session, key.Schema, key.Parent))
        {
            Query = UnnumberedViolations.Query(session, key),
        };

    private static HashSet<string> ColumnsOf(IDatabaseSession session, string schema, string table) =>
        [.. session.Rows(Columns, row => Names.Fold(row.GetString(0)), table, schema)];
}
