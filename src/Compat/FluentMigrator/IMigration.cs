using FluentMigrator.Infrastructure;

namespace FluentMigrator;

/// <summary>A step from one state of the database to the next, and back.</summary>
public interface IMigration
{
    /// <summary>The connection string of the run; null before the migration was recorded.</summary>
    string ConnectionString { get; }

    /// <summary>Records in <paramref name="context"/> the expressions that take the migration back.</summary>
    void GetDownExpressions(IMigrationContext context);

    /// <summary>Records in <paramref name="context"/> the expressions that apply the migration.</summary>
    void GetUpExpressions(IMigrationContext context);
}
