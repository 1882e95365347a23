using System.Data;
using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Schema;
using Options = FluentMigrator.Builders.Create.Table.ICreateTableColumnOptionOrWithColumnSyntax;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Writes a foreign key: of one column with its column, of several as a statement after that of the table.</summary>
internal sealed class ForeignKeyCode(NameCode names, SchemaSnapshot schema)
{
    /// <summary>Whether FluentMigrator can say it: it has no RESTRICT, and needs the names of the referenced columns.</summary>
    public bool Knows(ForeignKeyShape key) =>
        RuleOf(key.OnDelete) is not null && RuleOf(key.OnUpdate) is not null && PrimaryOf(key).Count == key.Columns.Count;

    /// <summary>The call for the only column of a key.</summary>
    public (string Code, Func<Options, Options> Run) Call(ForeignKeyShape key)
    {
        var (name, table, column) = (Name(key), names.Passed(key.PrimaryTable.Name), names.Passed(PrimaryOf(key)[0]));
        var arguments = $"{(name is null ? "" : CodeText.Literal(name) + ", ")}{CodeText.Literal(table)}, {CodeText.Literal(column)}";
        var (delete, update) = RulesOf(key);
        return ($".ForeignKey({arguments}){Rules(key)}", options =>
            (name is null ? options.ForeignKey(table, column) : options.ForeignKey(name, table, column)).OnDelete(delete).OnUpdate(update)
        );
    }

    /// <summary>The statement for a key.</summary>
    public Statement Statement(TableShape table, ForeignKeyShape key)
    {
        var (name, child, parent) = (Name(key), names.Passed(table.Name.Name), names.Passed(key.PrimaryTable.Name));
        string[] columns = [.. key.Columns.Select(names.Passed)],
            primary = [.. PrimaryOf(key).Select(names.Passed)];
        var (delete, update) = RulesOf(key);
        return new Statement(
            $"Create.ForeignKey({(name is null ? "" : CodeText.Literal(name))}).FromTable({CodeText.Literal(child)})"
                + $".ForeignColumns({names.Of(key.Columns)})\n    "
                + $".ToTable({CodeText.Literal(parent)}).PrimaryColumns({names.Of(PrimaryOf(key))}){Rules(key)};",
            step =>
                (name is null ? step.Create.ForeignKey() : step.Create.ForeignKey(name))
                    .FromTable(child)
                    .ForeignColumns(columns)
                    .ToTable(parent)
                    .PrimaryColumns(primary)
                    .OnDelete(delete)
                    .OnUpdate(update)
        );
    }

    private string? Name(ForeignKeyShape key) => key.Name is { Length: > 0 } name ? names.Passed(name) : null;

    /// <summary>A key that names no columns refers to the primary key.</summary>
    private IReadOnlyList<string> PrimaryOf(ForeignKeyShape key) =>
        key.PrimaryColumns.All(column => column.Length == 0) ? schema.Find(key.PrimaryTable)?.PrimaryKey ?? [] : key.PrimaryColumns;

    private static string Rules(ForeignKeyShape key) => Rule("OnDelete", key.OnDelete) + Rule("OnUpdate", key.OnUpdate);

    private static string Rule(string call, string action) =>
        RuleOf(action) is { } rule && rule != System.Data.Rule.None ? $".{call}(Rule.{rule})" : "";

    private static (Rule Delete, Rule Update) RulesOf(ForeignKeyShape key) => (RuleOf(key.OnDelete)!.Value, RuleOf(key.OnUpdate)!.Value);

    private static Rule? RuleOf(string action) =>
        action switch
        {
            "NO ACTION" => System.Data.Rule.None,
            "CASCADE" => System.Data.Rule.Cascade,
            "SET NULL" => System.Data.Rule.SetNull,
            "SET DEFAULT" => System.Data.Rule.SetDefault,
            _ => null,
        };
}
