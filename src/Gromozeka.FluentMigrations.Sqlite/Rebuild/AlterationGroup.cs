using FluentMigrator.Expressions;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Alterations of one table that can be made at once: one rebuild for all of them.</summary>
/// <param name="Schema">The database of the table; null for the main one.</param>
/// <param name="Table">The table.</param>
/// <param name="Members">The alterations, in order.</param>
internal sealed record AlterationGroup(string? Schema, string Table, IReadOnlyList<IMigrationExpression> Members)
{
    /// <summary>Splits a step into groups.</summary>
    public static IReadOnlyList<AlterationGroup> Split(IReadOnlyList<IMigrationExpression> step)
    {
        var groups = new List<AlterationGroup>();
        var taken = new HashSet<IMigrationExpression>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < step.Count; index++)
        {
            if (taken.Contains(step[index]) || Alteration.Of(step[index]) is not { } table)
                continue;
            var members = Follow(step, index, table);
            taken.UnionWith(members);
            groups.Add(new AlterationGroup(table.Schema, table.Table, members));
        }

        return groups;
    }

    private static List<IMigrationExpression> Follow(IReadOnlyList<IMigrationExpression> step, int start, (string? Schema, string Table) table)
    {
        var members = new List<IMigrationExpression> { step[start] };
        var indexes = new List<CreateIndexExpression>();
        foreach (var next in step.Skip(start + 1))
        {
            if (Alteration.Of(next) is { } other && Alteration.SameTable(other, table))
            {
                // It would be made before an index that stands before it: that must make no difference.
                if (indexes.Any(index => Concerns(next, index)) || !Merging.IsEqual(members, next))
                    break;
                members.Add(next);
            }
            else if (next is CreateIndexExpression index)
            {
                if (Alteration.SameTable((index.Index.SchemaName, index.Index.TableName), table))
                    indexes.Add(index);
            }
            else if (next is not (AlterTableExpression or CreateTableExpression))
            {
                // Anything else may see the table, or change it: data, plain SQL, another table that refers to it.
                break;
            }
        }

        return members;
    }

    private static bool Concerns(IMigrationExpression alteration, CreateIndexExpression index) => alteration switch
    {
        CreateForeignKeyExpression or DeleteForeignKeyExpression => false,
        AlterDefaultConstraintExpression or DeleteDefaultConstraintExpression => false,
        CreateColumnExpression create => Has(index, create.Column.Name),
        AlterColumnExpression alter => Has(index, alter.Column.Name),
        DeleteColumnExpression delete => delete.ColumnNames.Any(name => Has(index, name)),
        _ => true,
    };

    private static bool Has(CreateIndexExpression index, string name) => index.Index.Columns.Any(column => Names.SameWritten(column.Name, name));
}
