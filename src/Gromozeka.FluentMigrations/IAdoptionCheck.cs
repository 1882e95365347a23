using System.Data.Common;

namespace Gromozeka.FluentMigrations;

/// <summary>What an application knows about its old databases that their schema does not show.</summary>
public interface IAdoptionCheck
{
    /// <summary>Checks a database before it is adopted. Only reads.</summary>
    /// <param name="createCommand">Creates a command on the database from its text.</param>
    /// <returns>Why it must not be adopted, and what to do instead; null if there is no objection.</returns>
    AdoptionObjection? Examine(Func<string, DbCommand> createCommand);
}

/// <summary>Why a database must not be adopted.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Next">What to do instead.</param>
public sealed record AdoptionObjection(string Why, string Next);
