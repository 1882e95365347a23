namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Looks at every page and row of a database. A product that does this by itself has no need of it. Of a session: outside of a transaction, writes nothing, not
/// thread-safe; <see cref="IDatabaseSession.Interrupt"/> ends it. Damage is in the answer, and no exception.
/// </summary>
public interface IIntegrityCheck
{
    /// <summary>Checks the whole database: whether it is undamaged, and whether its rows keep their constraints (foreign keys aside).</summary>
    IntegrityReport CheckIntegrity();
}
