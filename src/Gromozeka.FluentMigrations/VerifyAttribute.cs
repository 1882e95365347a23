namespace Gromozeka.FluentMigrations;

/// <summary>
/// A query, or several, that must give no row once the migration has run. They run within the transaction of the step, after its last
/// statement: a row fails the step, which is then rolled back (<see cref="ErrorCodes.CheckFailed"/>); so does a text without a query, or
/// one that writes, which SQLite refuses. Not run where there are no rows: on an empty copy for a comparison or a dry run. FluentMigrator's
/// own runner ignores it unless it runs on this engine.
/// </summary>
/// <param name="sql">One or more queries of the database.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class VerifyAttribute(string sql) : Attribute
{
    /// <summary>The queries, which must give no row.</summary>
    public string Sql { get; } = sql;

    /// <summary>The direction after which it runs.</summary>
    public StepDirection Direction { get; set; } = StepDirection.Up;

    /// <summary>What is wrong if it gives a row, for the error; null for nothing more than the row.</summary>
    public string? Because { get; set; }
}
