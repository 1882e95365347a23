using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Decides whether one rebuild has the same result as several alterations one after the other. A rebuild copies each row once, to the final
/// form of the table: it cannot convert a value twice, give rows the first of two defaults, or detect what only an intermediate state
/// forbids.
/// </summary>
internal static class Merging
{
    public static bool IsEqual(IEnumerable<IMigrationExpression> members, IMigrationExpression next) =>
        !members.Any(earlier => Interfere(earlier, next));

    private static bool Interfere(IMigrationExpression earlier, IMigrationExpression next) =>
        // A key identifies and restricts rows, so each is a state of its own.
        ChangesKey(earlier) && ChangesRows(next)
        || ChangesKey(next) && ChangesRows(earlier)
        || Forbids(earlier) && ChangesRows(next)
        || next is DeleteConstraintExpression && (ChangesRows(earlier) || earlier is CreateColumnExpression)
        || Columns(earlier).Any(column => Columns(next).Any(other => Names.SameWritten(column, other)))
        || earlier is CreateColumnExpression created && DefaultOf(next) is { } changed && Names.SameWritten(created.Column.Name, changed);

    private static bool ChangesRows(IMigrationExpression expression) =>
        expression is AlterColumnExpression or DeleteColumnExpression || ChangesKey(expression);

    private static bool ChangesKey(IMigrationExpression expression) =>
        expression switch
        {
            CreateConstraintExpression or DeleteConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } => true,
            _ => ColumnOf(expression) is { } column && (column.IsPrimaryKey || column.IsIdentity),
        };

    /// <summary>Whether a column is computed, or has a condition; either may refer to other columns.</summary>
    private static bool Forbids(IMigrationExpression expression) =>
        ColumnOf(expression) is { } column && (column.Expression is not null || column.CustomType is { } type && HasConstraints(type));

    private static bool HasConstraints(string type)
    {
        try
        {
            return CreateTableParser.Parse($"CREATE TABLE t (c {type})").Columns is not [{ Constraints: [] }];
        }
        catch (FormatException)
        {
            return true;
        }
    }

    /// <summary>The columns whose values an alteration creates, converts, checks or removes.</summary>
    private static IEnumerable<string> Columns(IMigrationExpression expression) =>
        expression switch
        {
            DeleteColumnExpression delete => delete.ColumnNames,
            CreateConstraintExpression create => create.Constraint.Columns,
            _ => ColumnOf(expression) is { } column ? [column.Name] : [],
        };

    private static ColumnDefinition? ColumnOf(IMigrationExpression expression) =>
        expression switch
        {
            CreateColumnExpression create => create.Column,
            AlterColumnExpression alter => alter.Column,
            _ => null,
        };

    private static string? DefaultOf(IMigrationExpression expression) =>
        expression switch
        {
            AlterDefaultConstraintExpression alter => alter.ColumnName,
            DeleteDefaultConstraintExpression delete => delete.ColumnName,
            _ => null,
        };
}
