namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Checks every page and row of a database. A product that does this by itself does not need it. Belongs to a session: outside a
/// transaction, writes nothing, not thread-safe; <see cref="IDatabaseSession.Interrupt"/> ends it. Damage is part of the result, not an
/// exception.
/// </summary>
public interface IIntegrityCheck
{
    /// <summary>
    /// Checks the whole database: whether it is undamaged, and whether its rows keep their constraints (foreign keys aside).
    /// </summary>
    IntegrityReport CheckIntegrity();
}
