using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <summary>Creates the database of a host. A dialect derives from it; the host reads the configuration through it.</summary>
public abstract class DatabaseSource
{
    /// <summary>The keys of the host's section that the dialect reads.</summary>
    public virtual IReadOnlyCollection<string> Keys => [];

    /// <summary>Checks what the dialect reads. Touches no file.</summary>
    /// <param name="context">The host.</param>
    /// <returns>What is wrong, each beginning with the full key and a colon; empty when nothing is.</returns>
    public virtual IEnumerable<string> Validate(DatabaseContext context) => [];

    /// <summary>Creates the database. Touches no file.</summary>
    /// <param name="context">The host.</param>
    public abstract IDatabase Create(DatabaseContext context);
}
