using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Alterations of one table that can be applied together, by one rebuild.</summary>
/// <param name="Table">The table.</param>
/// <param name="Members">The alterations, in order.</param>
internal sealed record AlterationGroup(Effect Table, IReadOnlyList<TableEdit> Members)
{
    /// <summary>Splits a step into groups.</summary>
    public static IReadOnlyList<AlterationGroup> Split(AnnouncedStep step, ColumnClause clause)
    {
        var left = new Dictionary<IMigrationExpression, TableEdit>(ReferenceEqualityComparer.Instance);
        foreach (var edit in TableEdit.Of(step, clause))
            left[edit.Expression] = edit;
        var groups = new List<AlterationGroup>();
        foreach (var expression in step.Expressions)
        {
            if (!left.TryGetValue(expression, out var first))
                continue;
            var members = Follow(step, first, left);
            members.ForEach(member => left.Remove(member.Expression));
            groups.Add(new AlterationGroup(first.Table, members));
        }

        return groups;
    }

    /// <summary>Whether an operation is a member of the group.</summary>
    public bool Contains(IMigrationExpression expression) => Members.Any(member => ReferenceEquals(member.Expression, expression));

    private static List<TableEdit> Follow(AnnouncedStep step, TableEdit first, Dictionary<IMigrationExpression, TableEdit> edits)
    {
        var members = new List<TableEdit> { first };
        var indexes = new List<CreateIndexExpression>();
        foreach (var (next, effects) in step.After(first.Expression))
        {
            if (effects.Altered is { } other && TableEdit.SameTable(other, first.Table))
            {
                // It would be applied before an index that precedes it, which must make no difference.
                if (indexes.Any(index => Concerns(next, index)) || !Merging.IsEqual(members.Select(member => member.Expression), next))
                    break;
                members.Add(edits[next]);
            }
            else if (next is CreateIndexExpression index)
            {
                if (TableEdit.SameTable(effects.Tables[0], first.Table))
                    indexes.Add(index);
            }
            else if (!effects.OnlyCreate)
            {
                // Anything else may read the table, or change it: data, plain SQL, another table that refers to it.
                break;
            }
        }

        return members;
    }

    private static bool Concerns(IMigrationExpression alteration, CreateIndexExpression index) =>
        alteration switch
        {
            CreateForeignKeyExpression or DeleteForeignKeyExpression => false,
            AlterDefaultConstraintExpression or DeleteDefaultConstraintExpression => false,
            CreateColumnExpression create => Has(index, create.Column.Name),
            AlterColumnExpression alter => Has(index, alter.Column.Name),
            DeleteColumnExpression delete => delete.ColumnNames.Any(name => Has(index, name)),
            _ => true,
        };

    private static bool Has(CreateIndexExpression index, string name) =>
        index.Index.Columns.Any(column => Names.SameWritten(column.Name, name));
}
