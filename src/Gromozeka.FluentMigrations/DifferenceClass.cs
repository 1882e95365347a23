namespace Gromozeka.FluentMigrations;

/// <summary>What a difference between a database and the expected schema means for adopting it.</summary>
public enum DifferenceClass
{
    /// <summary>The program works with it, and it is left as it is.</summary>
    Harmless,

    /// <summary>It can make the program's statements fail or have side effects. It is never changed.</summary>
    Warned,

    /// <summary>Something is missing and is added without touching a row.</summary>
    Added,

    /// <summary>
    /// Something is declared differently. Refused, unless <see cref="AdoptionOptions.Align"/> is set: then the table is rebuilt.
    /// </summary>
    Alignable,

    /// <summary>The program would not work with it, and only an operator can change that.</summary>
    Refused,
}
