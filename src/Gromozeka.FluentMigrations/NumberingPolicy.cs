namespace Gromozeka.FluentMigrations;

/// <summary>How the versions of the migrations must follow each other.</summary>
public enum NumberingPolicy
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    Sequential,

    /// <summary>Any distinct numbers, for example timestamps.</summary>
    Any,

    /// <summary>
    /// What the versions say: when all of them are from 19000101 on, they are dates, which may have gaps; when none is, they are
    /// sequential. A mix is refused (<see cref="ErrorCodes.MixedNumbering"/>).
    /// </summary>
    Automatic,
}
