using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Schema;
using Options = FluentMigrator.Builders.Create.Table.ICreateTableColumnOptionOrWithColumnSyntax;
using Table = FluentMigrator.Builders.Create.Table.ICreateTableWithColumnSyntax;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Writes a column of a new table.</summary>
internal sealed class ColumnCode(TypeCalls types, DefaultCall defaults, ForeignKeyCode keys, NameCode names)
{
    /// <summary>The column; null if FluentMigrator has no words for it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="key">The foreign key of this column; null if it has none.</param>
    /// <param name="defaultAsSql">Whether its default must be SQL.</param>
    public (string Code, Action<Table> Run)? Of(TableShape table, ColumnShape column, ForeignKeyShape? key, bool defaultAsSql)
    {
        if (types.Of(column, table.Expressions) is not var (type, declare))
            return null;
        var calls = Calls(column, key, defaultAsSql).ToList();
        var name = names.Passed(column.Name);
        return ($".WithColumn({CodeText.Literal(name)}).{type}{string.Concat(calls.Select(call => call.Code))}", create =>
        {
            var options = declare(create.WithColumn(name));
            foreach (var call in calls)
                options = call.Run(options);
        });
    }

    private IEnumerable<(string Code, Func<Options, Options> Run)> Calls(ColumnShape column, ForeignKeyShape? key, bool defaultAsSql)
    {
        yield return column.IsNullable
            ? (".Nullable()", options => options.Nullable())
            : (".NotNullable()", options => options.NotNullable());
        if (column.KeyPosition > 0)
            yield return (".PrimaryKey()", options => options.PrimaryKey());
        if (column.IsIdentity)
            yield return (".Identity()", options => options.Identity());
        if (column is { Generated: not null, Expression: { } expression })
        {
            var isStored = column.Generated == "stored";
            yield return ($".Computed({CodeText.Literal(expression)}, {(isStored ? "true" : "false")})", options =>
                options.Computed(expression, isStored)
            );
        }

        if (column.Default is not null)
            yield return defaults.Of(column, defaultAsSql);
        if (key is not null)
            yield return keys.Call(key);
    }
}
