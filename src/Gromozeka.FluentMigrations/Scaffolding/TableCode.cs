using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Writes a table, and its indexes, in the ways in which it may be possible. Which of them is exact is found by trying.</summary>
internal sealed class TableCode(IDatabase database, SchemaSnapshot schema, TypeCalls types)
{
    private readonly NameCode _names = new(database.Quoter);
    private readonly ForeignKeyCode _keys = new(new NameCode(database.Quoter), schema);
    private readonly DefaultCall _defaults = new(database.Quoter);

    /// <summary>The statements that create a table, in the order of preference.</summary>
    public IEnumerable<IReadOnlyList<Statement>> Creations(TableShape table)
    {
        if (Fluent(table, defaultsAsSql: false) is { } fluent)
            yield return fluent;
        if (table.Columns.Any(column => column.Default is not null) && Fluent(table, defaultsAsSql: true) is { } other)
            yield return other;
        if (Create(table with { Indexes = [.. table.Indexes.Where(index => index.Origin != IndexOrigin.Statement)] }) is { } sql)
            foreach (var text in SqlTexts.Of(sql))
                yield return [Statement.Sql(text)];
    }

    /// <summary>The statement that creates an index.</summary>
    public Statement Index(IndexShape index, bool asSql) =>
        !asSql && index.Condition is null && index.ColumnNames.Count == index.Columns.Count
            ? Fluent(index)
            : Statement.Sql(
                database
                    .Scripter!.Add(
                        new SchemaDifference(DifferenceKind.MissingIndex, index.Table, index.Name, "", null) { Missing = index },
                        tableHasRows: false
                    )!
                    .Text
            );

    /// <summary>The statement that drops a table.</summary>
    public Statement Drop(TableName table) =>
        _names.Passed(table.Name) == table.Name
            ? new Statement($"Delete.Table({CodeText.Literal(table.Name)});", step => step.Delete.Table(table.Name))
            : Statement.Sql($"DROP TABLE {_names.Quoted(table.Name)}");

    private string? Create(TableShape table) =>
        database
            .Scripter?.Add(
                new SchemaDifference(DifferenceKind.MissingTable, table.Name, table.Name.Name, "", null) { Missing = table },
                tableHasRows: false
            )
            ?.Text;

    private List<Statement>? Fluent(TableShape table, bool defaultsAsSql)
    {
        if (!table.ForeignKeys.All(_keys.Knows) || table.Rules.Count > 0 || table.Options.Length > 0)
            return null;
        var inline = table.ForeignKeys.Where(key => key.Columns.Count == 1).DistinctBy(key => key.Columns[0], table.Names).ToList();
        var code = new ColumnCode(types, _defaults, _keys, _names);
        var columns = table
            .Columns.Select(column =>
                code.Of(table, column, inline.Find(key => table.Names.Equals(key.Columns[0], column.Name)), defaultsAsSql)
            )
            .ToList();
        if (columns.Exists(column => column is null))
            return null;
        var name = _names.Passed(table.Name.Name);
        var create = new Statement(
            $"Create.Table({CodeText.Literal(name)})" + string.Concat(columns.Select(column => $"\n    {column!.Value.Code}")) + ";",
            step =>
            {
                var created = step.Create.Table(name);
                foreach (var column in columns)
                    column!.Value.Run(created);
            }
        );
        return [create, .. table.ForeignKeys.Except(inline).Select(key => _keys.Statement(table, key))];
    }

    private Statement Fluent(IndexShape index)
    {
        var (name, table) = (_names.Passed(index.Name), _names.Passed(index.Table.Name));
        var columns = index
            .ColumnNames.Zip(index.Columns, (column, text) =>
                (Name: _names.Passed(column), IsDescending: text.EndsWith(" DESC", StringComparison.Ordinal))
            )
            .ToList();
        var calls = columns
            .Select(column => $".OnColumn({CodeText.Literal(column.Name)}).{(column.IsDescending ? "Descending" : "Ascending")}()")
            .Concat(index.IsUnique ? [".WithOptions().Unique()"] : []);
        return new Statement(
            $"Create.Index({CodeText.Literal(name)}).OnTable({CodeText.Literal(table)})"
                + string.Concat(columns.Count == 1 ? calls : calls.Select(call => $"\n    {call}"))
                + ";",
            step =>
            {
                var create = step.Create.Index(name).OnTable(table);
                foreach (var column in columns)
                    _ = column.IsDescending ? create.OnColumn(column.Name).Descending() : create.OnColumn(column.Name).Ascending();
                if (index.IsUnique)
                    create.WithOptions().Unique();
            }
        );
    }
}
