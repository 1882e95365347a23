using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>A schema as JSON.</summary>
internal static class SchemaNodes
{
    public static SchemaNode Of(SchemaView schema) =>
        new(
            [.. schema.Tables.Select(Of)],
            [.. schema.Views.Select(Of)],
            [.. schema.Triggers.Select(Of)],
            [
                .. schema.Changes.Select(step => new ChangesNode(
                    step.Migration.Version,
                    step.Migration.Name,
                    step.Migration.Title,
                    [
                        .. step.Changes.Select(change => new ChangeNode(
                            change.Kind.ToString().ToLowerInvariant(),
                            change.Subject,
                            change.Before,
                            change.After
                        )),
                    ]
                )),
            ]
        );

    private static TableNode Of(TableShape table) =>
        new(
            $"{table.Name}",
            [.. table.Columns.Select(Of)],
            table.PrimaryKey,
            [
                .. table
                    .Indexes.Where(index => index.Origin != IndexOrigin.PrimaryKey)
                    .OrderBy(index => index.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(index => new IndexNode(index.Name, index.IsUnique, index.Columns, index.Condition)),
            ],
            [
                .. table.ForeignKeys.Select(key => new ForeignKeyNode(
                    key.Columns,
                    $"{key.PrimaryTable}",
                    key.PrimaryColumns,
                    key.OnDelete,
                    key.OnUpdate
                )),
            ],
            [.. table.Rules.Select(rule => rule.Text)],
            table.Options.Length == 0 ? null : table.Options
        );

    private static ColumnNode Of(ColumnShape column) =>
        new(column.Name, column.Type, column.IsNullable)
        {
            Default = column.Default,
            Collation = column.Collation.Length == 0 ? null : column.Collation,
            Identity = column.IsIdentity ? true : null,
            Generated = column.Generated,
            Expression = column.Expression,
        };

    private static ObjectNode Of(SchemaObject one) => new(one.Name, one.Noun, $"{one.Table}", one.Sql);
}
