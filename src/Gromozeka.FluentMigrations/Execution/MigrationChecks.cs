using System.Globalization;
using System.Reflection;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>The checks that a migration has of its own.</summary>
internal static class MigrationChecks
{
    private const string Next = "correct the rows, or the migration; then run it again";

    /// <summary>The checks of a step in the order in which they run.</summary>
    public static IEnumerable<CheckCommand> Of(PreparedStep step)
    {
        foreach (var check in step.Type.GetCustomAttributes<VerifyAttribute>().Where(check => check.Direction == step.Direction))
        {
            yield return new CheckCommand(ErrorCodes.CheckFailed, session => Look(session, check), Next, check.Sql)
            {
                IsByAuthor = true,
                NeedsRows = true,
                Query = check.Sql,
            };
        }

        if (step.Instance is IVerifiedMigration verified)
        {
            yield return new CheckCommand(ErrorCodes.CheckFailed, session => Look(session, verified, step.Direction), Next, "Verify")
            {
                IsByAuthor = true,
                NeedsRows = true,
            };
        }
    }

    private static string? Look(IDatabaseSession session, VerifyAttribute check)
    {
        using var command = session.CreateCommand(check.Sql);
        using var row = command.ExecuteReader();
        var hasQuery = false;
        do
        {
            hasQuery |= row.FieldCount > 0;
            if (!row.Read())
                continue;
            var columns = Enumerable.Range(0, row.FieldCount).Select(column => $"{row.GetName(column)} = {Text(row.GetValue(column))}");
            return $"{(check.Because is { } because ? $"{because}: " : "")}the check found a row ({string.Join(", ", columns)})";
        } while (row.NextResult());

        return hasQuery ? null : "the check has no query";
    }

    private static string Text(object value) =>
        value switch
        {
            DBNull => "NULL",
            byte[] bytes => Excerpt.Of($"X'{Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, Excerpt.Length)))}'"),
            _ => Excerpt.Of(string.Create(CultureInfo.InvariantCulture, $"{value}")),
        };

    private static string? Look(IDatabaseSession session, IVerifiedMigration verified, StepDirection direction)
    {
        string? fault = null;
        session.Execute(
            new ConnectionCommand(
                (connection, transaction) =>
                {
                    try
                    {
                        verified.Verify(direction, connection, transaction);
                    }
                    catch (Exception cause)
                    {
                        fault =
                            cause is InvalidOperationException && cause.Message.Length > 0
                                ? cause.Message
                                : $"{cause.GetType().Name}: {cause.Message}";
                    }
                },
                "Verify"
            )
            {
                IsByAuthor = true,
            }
        );
        return fault;
    }
}
