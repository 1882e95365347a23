using FluentMigrator.Expressions;

namespace FluentMigrator.Infrastructure;

/// <summary>What a migration sees while it is recorded.</summary>
public interface IMigrationContext
{
    IServiceProvider ServiceProvider { get; }

    /// <summary>What the migration has recorded so far, in order.</summary>
    ICollection<IMigrationExpression> Expressions { get; set; }

    /// <summary>Answers existence checks; blocks of <c>IfDatabase</c> need an <see cref="IMigrationProcessor"/> here.</summary>
    IQuerySchema QuerySchema { get; }

    /// <summary>The connection string.</summary>
    string Connection { get; set; }
}
