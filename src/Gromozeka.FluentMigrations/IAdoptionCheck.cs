using System.Data.Common;

namespace Gromozeka.FluentMigrations;

/// <summary>What an application knows of its old databases that their shape does not tell.</summary>
public interface IAdoptionCheck
{
    /// <summary>Looks at a database that is about to be adopted. Only reads.</summary>
    /// <param name="createCommand">Creates a command on the database from its text.</param>
    /// <returns>Why it must not be adopted, and what to do instead; null when nothing speaks against it.</returns>
    AdoptionObjection? Examine(Func<string, DbCommand> createCommand);
}

/// <summary>Why a database must not be adopted.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Next">What to do instead.</param>
public sealed record AdoptionObjection(string Why, string Next);
