using FluentMigrator.Expressions;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Finds tables that plain SQL of a step may copy before the step drops them, as a rebuild by hand does. Whether every row was copied is
/// known only afterwards, and only where the database counts.
/// </summary>
internal static class HandMadeCopies
{
    /// <summary>The operations that drop such a table, in a step of one transaction.</summary>
    public static IReadOnlySet<IMigrationExpression> DropsAfter(IDatabaseSession session, IReadOnlyList<IMigrationExpression> expressions)
    {
        var drops = new HashSet<IMigrationExpression>(ReferenceEqualityComparer.Instance);
        if (session.ChangeCounters is null)
            return drops;
        var copies = new List<string>();
        foreach (var expression in expressions)
        {
            if (expression is ExecuteSqlStatementExpression { SqlStatement: { } sql } && sql.Contains("SELECT", StringComparison.OrdinalIgnoreCase))
                copies.Add(sql);
            else if (expression is DeleteTableExpression table && copies.Any(copy => copy.Contains(table.TableName, StringComparison.OrdinalIgnoreCase)))
                drops.Add(expression);
        }

        return drops;
    }
}
