/** Of the interface, not of the software; in every answer. */
export const API_VERSION = '0.1.0';
