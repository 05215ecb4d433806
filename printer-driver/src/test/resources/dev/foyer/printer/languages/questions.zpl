~HS
~HQES
^XA^HWR:*.GRF^XZ
^XA^HFR:J0123401.ZPL^FS^XZ^XA^HFR:V5678956.ZPL^FS^XZ^XA^HWR:*.ZPL^FS^XZ
! U1 getvar "odometer.total_label_count"
~JA
