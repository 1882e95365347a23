using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Creates the database of a host. A dialect derives from it, so that the host can read the dialect's configuration without knowing the
/// dialect.
/// </summary>
public abstract class DatabaseSource
{
    /// <summary>The keys of the configuration section that the dialect reads.</summary>
    public virtual IReadOnlyCollection<string> Keys => [];

    /// <summary>Validates the dialect's settings. Accesses no file.</summary>
    /// <param name="context">The host.</param>
    /// <returns>The errors, each beginning with the full key and a colon; empty if there are none.</returns>
    public virtual IEnumerable<string> Validate(DatabaseContext context) => [];

    /// <summary>Creates the database. Accesses no file.</summary>
    /// <param name="context">The host.</param>
    public abstract IDatabase Create(DatabaseContext context);
}
