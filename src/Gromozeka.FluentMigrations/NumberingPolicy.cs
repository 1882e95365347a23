namespace Gromozeka.FluentMigrations;

/// <summary>How the versions of the migrations must follow each other.</summary>
public enum NumberingPolicy
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    Sequential,

    /// <summary>Any distinct numbers, for example timestamps.</summary>
    Any,

    /// <summary>
    /// Depends on the versions: if all of them are 19000101 or above, they are dates, which may have gaps; if none is, they are sequential.
    /// A mix is refused (<see cref="ErrorCodes.MixedNumbering"/>).
    /// </summary>
    Automatic,
}
