namespace Gromozeka.FluentMigrations;

/// <summary>What a difference between a database and the expected schema means for adopting it.</summary>
public enum DifferenceClass
{
    /// <summary>The program runs on it as it is, and it stays.</summary>
    Harmless,

    /// <summary>It can make statements of the program fail, or do more than they say. It is never touched.</summary>
    Warned,

    /// <summary>Something is missing and is added without touching a row.</summary>
    Added,

    /// <summary>Something is declared in another way. Refused, unless <see cref="AdoptionOptions.Align"/> is set: then the table is rebuilt.</summary>
    Alignable,

    /// <summary>The program would not run on it, and nothing but an operator can change that.</summary>
    Refused,
}
