using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas.Pages;

/// <summary>The sections of the page that describe tables, views and triggers.</summary>
internal static class ObjectSections
{
    public static string OfTable(SchemaView schema, TableShape table)
    {
        var name = $"{table.Name}";
        return Section(
            name,
            "table",
            table.Options,
            Html.Table("Columns", ["", "Column", "Type", "Null", "Default", ""], table.Columns.Select(column => Cells(table, column)))
                + Html.Table(
                    "Foreign keys",
                    ["Columns", "References", "On delete", "On update"],
                    table.ForeignKeys.Select(key => Cells(schema, key))
                )
                + Html.Table(
                    "Referenced by",
                    ["Table", "Columns"],
                    schema
                        .Relations.Where(relation => relation.Parent == table)
                        .Select(relation => new[] { Link($"{relation.Child.Name}"), Html.Code(string.Join(", ", relation.Key.Columns)) })
                )
                + Html.Table(
                    "Indexes",
                    ["Index", "Columns", "", "Condition"],
                    table
                        .Indexes.OrderBy(index => index.Name, StringComparer.OrdinalIgnoreCase)
                        .Select(index =>
                            new[]
                            {
                                Html.Code(index.Name),
                                Html.Code(string.Join(", ", index.Columns)),
                                Kind(index),
                                Html.Code(index.Condition ?? ""),
                            }
                        )
                )
                + Html.Table("Rules", ["Rule"], table.Rules.Select(rule => new[] { Html.Code(rule.Text) }))
                + string.Concat(schema.TriggersOf(table.Name).Select(OfTrigger))
        );
    }

    public static string OfView(SchemaView schema, SchemaObject view) =>
        Section($"{view.Table}", view.Noun, "", Statement(view.Sql) + string.Concat(schema.TriggersOf(view.Table).Select(OfTrigger)));

    private static string OfTrigger(SchemaObject trigger) =>
        $"<h3>{Html.Escape(trigger.Noun)} {Html.Code(trigger.Name)}</h3>\n{Statement(trigger.Sql)}";

    private static string Section(string name, string kind, string options, string body) =>
        $"<section class=\"object\" id=\"{Html.Id(name)}\" data-name=\"{Html.Escape(name)}\">\n"
        + $"<h2>{Html.Escape(name)} <small>{Html.Escape(kind)}{(options.Length == 0 ? "" : $" · {Html.Escape(options)}")}</small></h2>\n"
        + $"{body}</section>\n";

    private static string[] Cells(TableShape table, ColumnShape column)
    {
        var isForeign = table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, table.Names));
        var notes = new[]
        {
            column.IsIdentity ? "identity" : "",
            column.Collation.Length == 0 ? "" : $"collate {column.Collation}",
            column.Generated is null ? "" : $"{column.Generated}: {column.Expression}",
        };
        return
        [
            string.Join(' ', new[] { column.KeyPosition > 0 ? Mark("PK", "primary key") : "", isForeign ? Mark("FK", "foreign key") : "" })
                .Trim(),
            Html.Code(column.Name),
            Html.Code(column.Type),
            column.IsNullable ? "null" : "not null",
            Html.Code(column.Default ?? ""),
            Html.Escape(string.Join(", ", notes.Where(note => note.Length > 0))),
        ];
    }

    private static string Mark(string text, string title) => $"<abbr title=\"{title}\">{text}</abbr>";

    private static string[] Cells(SchemaView schema, ForeignKeyShape key)
    {
        var parent = schema.Snapshot.Find(key.PrimaryTable);
        var columns = string.Join(", ", key.PrimaryColumns.Where(column => column.Length > 0));
        return
        [
            Html.Code(string.Join(", ", key.Columns)),
            (parent is null ? Html.Code($"{key.PrimaryTable}") : Link($"{parent.Name}"))
                + (columns.Length == 0 ? "" : $" ({Html.Code(columns)})"),
            Html.Escape(key.OnDelete.ToLowerInvariant()),
            Html.Escape(key.OnUpdate.ToLowerInvariant()),
        ];
    }

    public static string Link(string name) => $"<a href=\"#{Html.Id(name)}\">{Html.Escape(name)}</a>";

    private static string Kind(IndexShape index) =>
        index.Origin == IndexOrigin.PrimaryKey ? "primary key"
        : index.Origin == IndexOrigin.Unique ? "unique constraint"
        : index.IsUnique ? "unique"
        : "";

    private static string Statement(string sql) => $"<pre><code>{Html.Escape(sql.Trim())}</code></pre>\n";
}
