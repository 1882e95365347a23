using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Finds tables that the plain SQL of a step may copy before the step drops them, as a manual rebuild does. Whether every row was copied is
/// known only afterwards, and only if the database counts rows.
/// </summary>
internal static class HandMadeCopies
{
    /// <summary>The operations that drop such a table, in a step with a transaction.</summary>
    public static IReadOnlySet<IMigrationExpression> DropsAfter(
        IDatabaseSession session,
        TableNameComparer names,
        IReadOnlyList<IMigrationExpression> expressions
    )
    {
        var drops = new HashSet<IMigrationExpression>(ReferenceEqualityComparer.Instance);
        if (session.ChangeCounters is null)
            return drops;
        var copies = new List<string>();
        foreach (var expression in expressions)
        {
            if (
                expression is ExecuteSqlStatementExpression { SqlStatement: { } sql }
                && sql.Contains("SELECT", StringComparison.OrdinalIgnoreCase)
            )
                copies.Add(sql);
            else if (expression is DeleteTableExpression table && copies.Any(copy => Mentions(copy, table.TableName, names.Parts)))
                drops.Add(expression);
        }

        return drops;
    }

    /// <summary>Whether a statement contains all words of a name. A false match only postpones the decision about the table.</summary>
    private static bool Mentions(string sql, string name, StringComparer names)
    {
        var words = Words(sql).ToHashSet(names);
        return Words(name).All(words.Contains);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsInWord(text[end]))
                end++;
            if (end == start)
                continue;
            yield return text[start..end];
            start = end;
        }
    }

    private static bool IsInWord(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character == '_';
}
